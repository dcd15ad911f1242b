"""For tests of pages and services: people, browsers, languages, permissions."""
