"""What publishing an object is where no browser asks: request, address, events."""
