/* A page that refreshes itself while somebody can see it.
 *
 * The root has data-cron-refresh="SECONDS". Every element with data-cron-live and an id
 * is replaced by the one of the same id in a new answer of the same address, if it
 * differs. Ticked boxes, unfolded details and the focus are put back; where somebody is
 * typing, selecting text or pressing a button, it waits. Without JavaScript nothing is
 * missing but this. After each refresh the document gets the event cron:refreshed.
 * The page is asked for without what is round it, and not sent again while it is the same.
 */
(function () {
  "use strict";

  var root = document.querySelector("[data-cron-refresh]");
  if (!root || !window.DOMParser) { return; }

  var LONGEST = 300; // seconds between attempts after failures
  var KEY = "cron-refresh-paused";
  var note = document.getElementById("cron-refresh-note");
  var button = document.getElementById("cron-refresh-toggle");
  var seconds = read_seconds(root) || 15;
  var failures = 0, timer = null, waiting = null, pressed = false, seen = {}, tag = null, busy = false;
  var paused = recall();

  function read_seconds(element) {
    return parseFloat(element.getAttribute("data-cron-refresh"));
  }

  function recall() {
    try { return window.sessionStorage.getItem(KEY) === "1"; } catch (error) { return false; }
  }

  function remember() {
    try { window.sessionStorage.setItem(KEY, paused ? "1" : "0"); } catch (error) { /* private mode */ }
  }

  function all(selector, inside) {
    return Array.prototype.slice.call(inside.querySelectorAll(selector));
  }

  function say(text) {
    if (note && note.textContent !== text) { note.textContent = text; }
  }

  function word(element, name) {
    return (element && element.getAttribute("data-" + name)) || "";
  }

  /* What somebody is busy with is left alone. */
  function is_busy(element) {
    var active = document.activeElement, selection = window.getSelection();
    if (element.contains(active) && is_typed(active)) { return true; }
    if (selection && !selection.isCollapsed && element.contains(selection.anchorNode)) { return true; }
    return all("input, textarea", element).some(function (control) {
      return is_typed(control) && control.value !== control.defaultValue;
    });
  }

  function is_typed(control) {
    return /^(TEXTAREA|SELECT)$/.test(control.tagName) || (control.tagName === "INPUT" &&
      !/^(checkbox|radio|button|submit|hidden|image|reset)$/.test(control.type));
  }

  /* What makes an element the same one in the next answer. */
  function mark(element) {
    return [element.tagName, element.id, element.getAttribute("name"), element.getAttribute("value"),
      element.getAttribute("href"), element.getAttribute("aria-label"),
      element.form ? element.form.getAttribute("action") : ""].join("|");
  }

  function find(marked, inside) {
    return all(marked.split("|")[0], inside).filter(function (element) {
      return mark(element) === marked;
    })[0];
  }

  function replace(old, fresh) {
    var active = document.activeElement;
    var focused = old !== active && old.contains(active) ? mark(active) : null;
    var ticked = all("input[type=checkbox], input[type=radio]", old).filter(function (box) {
      return box.checked !== box.defaultChecked;
    }).map(function (box) { return [mark(box), box.checked]; });
    var unfolded = all("details", old).map(function (details) { return details.open; });
    var added = document.importNode(fresh, true), again;
    old.parentNode.replaceChild(added, old);
    ticked.forEach(function (one) {
      var box = find(one[0], added);
      if (box) { box.checked = one[1]; }
    });
    all("details", added).forEach(function (details, number) {
      if (number < unfolded.length) { details.open = unfolded[number]; }
    });
    again = focused && find(focused, added);
    if (again) { again.focus({preventScroll: true}); }
  }

  /* What is compared: tokens are new in every answer and mean the same. */
  function text_of(element) {
    return element.outerHTML.replace(/name="_authenticator" value="[^"]*"/g, "");
  }

  function apply(answer) {
    var found = 0;
    busy = false;
    all("[data-cron-live][id]", document).forEach(function (known) {
      var old = document.getElementById(known.id), fresh = answer.getElementById(known.id), html;
      if (!old || !fresh) { return; }
      found += 1;
      html = text_of(fresh);
      if (seen[known.id] === html) { return; }
      if (is_busy(old)) { busy = true; return; }
      seen[known.id] = html;
      // One that was replaced as a part of another is as new as this.
      if (old === known && text_of(old) !== html) { replace(old, fresh); }
    });
    return found;
  }

  function done(text) {
    var answer = new window.DOMParser().parseFromString(text, "text/html");
    var again = answer.querySelector("[data-cron-refresh]");
    // A form to log in, or an error: not this page.
    if (!again || !apply(answer)) { return failed(); }
    seconds = read_seconds(again) || seconds;
    document.dispatchEvent(new window.CustomEvent("cron:refreshed"));
    same();
  }

  function same() {
    failures = 0;
    say("");
    plan();
  }

  /* What was left alone, since somebody was busy with it, has to be sent again. */
  function note_tag(request) {
    tag = busy ? null : request.getResponseHeader("ETag");
  }

  function failed() {
    failures += 1;
    say(word(note, "failed"));
    plan();
  }

  function address() {
    var here = window.location.href.split("#")[0];
    return here + (here.indexOf("?") < 0 ? "?" : "&") + "ajax_load=1";
  }

  function refresh() {
    var request = new window.XMLHttpRequest();
    timer = null;
    if (pressed) { return plan(); }
    waiting = request;
    request.open("GET", address());
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    if (tag) { request.setRequestHeader("If-None-Match", tag); }
    request.timeout = 30000;
    request.onloadend = function () {
      if (waiting !== request) { return; }
      waiting = null;
      if (paused) { return; }
      if (request.status === 304) { return same(); }
      if (request.status !== 200) { return failed(); }
      tag = null;
      done(request.responseText);
      if (!failures) { note_tag(request); }
    };
    request.send();
  }

  function stop() {
    var request = waiting;
    window.clearTimeout(timer);
    timer = waiting = null;
    if (request) { request.abort(); }
  }

  function plan(at_once) {
    var wait = Math.min(seconds * Math.pow(2, failures), Math.max(LONGEST, seconds));
    window.clearTimeout(timer);
    timer = null;
    if (paused || document.hidden || waiting) { return; }
    timer = window.setTimeout(refresh, at_once ? 0 : wait * 1000);
  }

  function show_button() {
    if (!button) { return; }
    button.hidden = false;
    button.textContent = word(button, paused ? "resume" : "pause");
  }

  function press(down) {
    return function () { pressed = down; };
  }

  if (button) {
    button.addEventListener("click", function () {
      paused = !paused;
      remember();
      show_button();
      say(paused ? word(note, "paused") : "");
      if (paused) { stop(); } else { plan(true); }
    });
  }
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) { stop(); } else { plan(true); }
  });
  // A button that is replaced while it is pressed would not be clicked.
  document.addEventListener("mousedown", press(true), true);
  document.addEventListener("mouseup", press(false), true);
  document.addEventListener("dragend", press(false), true);
  // Back in the history, a page may come out of the cache of the browser.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { plan(true); }
  });
  all("[data-cron-live][id]", document).forEach(function (element) {
    seen[element.id] = text_of(element);
  });
  show_button();
  if (paused) { say(word(note, "paused")); }
  plan();
}());
