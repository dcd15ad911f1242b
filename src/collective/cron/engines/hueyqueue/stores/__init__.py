"""What each kind of queue store does in one step that huey does in several."""
