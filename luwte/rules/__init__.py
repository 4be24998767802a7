"""The rules: pure Python on values. No framework, no disk, no clock; what comes from outside comes in as a value."""
