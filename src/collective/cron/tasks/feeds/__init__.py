"""Feeds of other sites, whose entries become news of this one."""
