"""Django's database engines with the guard built in: no connection of this house can write without a `by`."""
