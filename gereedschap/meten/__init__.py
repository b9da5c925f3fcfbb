"""Measure what a request costs, beside a bare floor measured in the same run on the same machine."""
