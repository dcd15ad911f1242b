Tasks may have a *group*: of those of a site with the same one runs at a time, the others wait, and their status says for whom.
