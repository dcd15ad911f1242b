"""A person without a mouse: keys alone, and every place they stop at can be seen."""

MOST = 200  # stops between the beginning of a page and anything on it

# Whether the focus changes the looks of what has it, whatever is still moving.
SHOWS = """element => {
    const look = () => {
        getComputedStyle(element).outline;
        element.getAnimations().forEach(animation => animation.finish());
        const style = getComputedStyle(element);
        return [style.outline, style.boxShadow, style.borderColor, style.color,
                style.backgroundColor, style.textDecoration].join();
    };
    const focused = look();
    element.blur();
    const blurred = look();
    element.focus({preventScroll: true});
    return focused !== blurred;
}"""
IS_FOCUSED = "element => element === document.activeElement"


class Keyboard:
    def __init__(self, page):
        self.page = page

    def press(self, keys):
        self.page.keyboard.press(keys)

    def type(self, text):
        """Write in place of what is there."""
        self.press("Control+A")
        self.page.keyboard.type(text)

    def reach(self, locator, key="Tab"):
        """Go on, stop by stop and never back, until this has the focus."""
        locator.wait_for()
        for _number in range(MOST):
            self.press(key)
            if locator.evaluate(IS_FOCUSED):
                assert locator.evaluate(SHOWS), "the focus cannot be seen"
                return self
        raise AssertionError("%s cannot be reached by keyboard" % locator)

    def press_on(self, locator, keys="Enter"):
        self.reach(locator).press(keys)
