"""The tests mirror the folders of the project; tests/browser/ drives a real browser."""
