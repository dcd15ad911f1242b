The look of each worker every minute loads what is due and what was written since the last one, whoever wrote it, and nothing else: with 10,000 tasks as
much as with ten. What nobody told of is noticed within a minute in any site. Before, each look loaded all states, and of more than a thousand tasks another thousand.
