"""Who is at the wheel, whom to call and what to do when a cyber incident touches a municipality."""

__version__ = "0.1.0"
