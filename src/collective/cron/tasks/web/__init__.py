"""Calls of other servers, polite and safe, and the task that makes one."""
