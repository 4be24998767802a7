"""The running state of the shift chart."""
