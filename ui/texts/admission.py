"""Words of the page on which one is let in."""

TITLE = "On the Record"
PASSWORD = "Password"  # noqa: S105  (the label of a field)
ENTER = "Enter"
LOOKING = "One moment …"
WRONG = "That is not the password. Ask whoever shares this app with you."
SIGN_IN = "Sign in"
SIGN_IN_WITH = "Sign in with {provider}"
SIGN_OUT = "Sign out"
NOT_INVITED = "You are signed in, but not invited. Ask whoever shares this app with you."
