"""Counting a vote on a budget: by the Method of Equal Shares and by simple count, side by side."""
