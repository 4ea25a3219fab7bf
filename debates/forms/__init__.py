"""What people send, typed and strict, before it reaches an action. Says in words what is wrong."""
