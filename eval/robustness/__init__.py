"""What spoilt and hostile files and killed programs do: nothing may be lost."""
