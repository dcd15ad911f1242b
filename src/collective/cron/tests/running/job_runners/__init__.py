"""Job runners: made, or what is wrong with them told."""
