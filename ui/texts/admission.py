"""Words of the page on which one is let in."""

TITLE = "On the Record"
PASSWORD = "Password"  # noqa: S105  (the label of a field)
ENTER = "Enter"
LOOKING = "One moment …"
WRONG = "That is not the password. Ask whoever shares this app with you."
SHUT = (
    "This chat was started with a password or signing in, and neither can be found now, so nobody "
    "is let in. Whoever runs it: see that .env or .streamlit/secrets.toml is there and can be "
    "read, then load this page again."
)
SIGN_IN = "Sign in"
SIGN_IN_WITH = "Sign in with {provider}"
SIGN_OUT = "Sign out"
SIGNED_IN = "Signed in as {name}"
NOT_VERIFIED = (
    "You are signed in, but people are invited here by their e-mail address, and where you signed "
    "in does not confirm that the address is yours (email_verified). Confirm it there, if you can, "
    "and sign in again. Otherwise show this to whoever shares this app with you: docs/sharing.md "
    "says what to set for a provider that confirms no addresses."
)
NOT_INVITED = "You are signed in, but not invited. Ask whoever shares this app with you."
