"""The pages of what people and programs changed and did: of a task, and of all."""
