The dashboard tells for a week how many tasks came inactive from elsewhere; a working copy cannot be activated. Before, nothing was said.
