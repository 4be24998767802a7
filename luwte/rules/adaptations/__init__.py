"""A practice's own copy of a text: how it differs, how a renewed original comes in, whether it is fit, who agrees."""
