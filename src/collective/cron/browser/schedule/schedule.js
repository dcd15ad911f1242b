/* The widget of a periodicity: presets fill the text, what is typed is previewed.
   Without this file the Preview button of the form does the same. */
(function () {
  "use strict";

  var WAIT = 300; // milliseconds after the last key

  function squeeze(text) {
    return text.replace(/\s+/g, " ").replace(/^ | $/g, "");
  }

  function setUp(root) {
    var select = root.querySelector("select"); // the presets
    var input = root.querySelector("textarea");
    var builder = root.querySelector("details");
    var kind = builder.querySelector("[data-choice=kind]");
    var buttons = root.querySelectorAll("button");
    var button = buttons[0]; // Preview
    var preview = root.querySelector(".cron-schedule-preview");
    var zone = document.getElementById(root.getAttribute("data-zone"));
    var timer = null;
    var asked = 0; // answers may come in another order than they were asked for
    var shown = null;

    function choosePreset() {
      var text = squeeze(input.value);
      var found = 0;
      for (var i = 1; i < select.options.length; i += 1) {
        if (select.options[i].value === text) {
          found = i;
        }
      }
      select.selectedIndex = found;
    }

    function pattern() {
      return kind.options[kind.selectedIndex].getAttribute("data-pattern");
    }

    // Show the choices that the kind of schedule has.
    function arrange() {
      var parts = builder.querySelectorAll("[data-part]");
      for (var i = 0; i < parts.length; i += 1) {
        var names = parts[i].getAttribute("data-part").split(" ");
        parts[i].hidden = !names.some(function (name) {
          return pattern().indexOf("{" + name + "}") >= 0;
        });
      }
    }

    function pad(text) {
      return ("0" + text).slice(-2);
    }

    function choice(name) {
      if (name === "start") {
        var date = choice("date");
        var clock = pad(choice("hour")) + ":" + pad(choice("minute"));
        return date ? " from " + date + " " + clock : "";
      }
      if (name !== "weekdays") {
        return builder.querySelector("[data-choice=" + name + "]").value;
      }
      var boxes = builder.querySelectorAll("input[type=checkbox]");
      var days = [];
      for (var i = 0; i < boxes.length; i += 1) {
        if (boxes[i].checked) {
          days.push(boxes[i].value);
        }
      }
      return days.length < boxes.length ? days.join(",") : "*";
    }

    function build() {
      var gap = builder.querySelector("[data-gap]");
      arrange();
      gap.hidden = pattern().indexOf("{weekdays}") < 0 || choice("weekdays") !== "";
      if (!gap.hidden) {
        gap.textContent = gap.getAttribute("data-no-day");
        return;
      }
      input.value = pattern().replace(/\{(\w+)\}/g, function (_all, name) {
        return choice(name);
      });
      choosePreset();
      later();
    }

    function address() {
      return (
        root.getAttribute("data-url") +
        "?periodicity=" +
        encodeURIComponent(input.value.slice(0, 2200)) +
        "&timezone=" +
        encodeURIComponent(zone ? zone.value : "")
      );
    }

    function fail() {
      preview.textContent = root.getAttribute("data-failed");
      button.type = "submit";
      button.hidden = false;
      shown = null;
    }

    function show() {
      var url = address();
      var number = (asked += 1);
      var request = new XMLHttpRequest();
      if (url === shown) {
        return;
      }
      request.open("GET", url);
      request.timeout = 10000;
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.onload = function () {
        if (number !== asked) {
          return;
        }
        if (request.status !== 200) {
          fail();
          return;
        }
        shown = url;
        preview.innerHTML = request.responseText;
      };
      request.onerror = request.ontimeout = function () {
        if (number === asked) {
          fail();
        }
      };
      request.send();
    }

    function later() {
      window.clearTimeout(timer);
      timer = window.setTimeout(show, WAIT);
    }

    // As a submit button it would be what the Enter key presses.
    for (var i = 0; i < buttons.length; i += 1) {
      buttons[i].type = "button";
      buttons[i].hidden = true;
    }
    arrange();
    builder.addEventListener("change", build);
    button.addEventListener("click", function () {
      if (button.type === "button") {
        show();
      }
    });
    input.addEventListener("input", function () {
      choosePreset();
      later();
    });
    select.addEventListener("change", function () {
      if (select.value) {
        input.value = select.value;
        later();
      } else {
        input.focus();
        input.select();
      }
    });
    if (zone) {
      zone.addEventListener("change", later);
      if (window.jQuery) {
        // Enhanced selects tell only jQuery.
        window.jQuery(zone).on("change", later);
      }
    }
  }

  function start() {
    var roots = document.querySelectorAll("[data-cron-schedule]");
    for (var i = 0; i < roots.length; i += 1) {
      if (!roots[i].getAttribute("data-ready")) {
        roots[i].setAttribute("data-ready", "true");
        setUp(roots[i]);
      }
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
