"""What records refer to by name: ``states``, ``territories``, document ``symbols``, ``dates``."""
