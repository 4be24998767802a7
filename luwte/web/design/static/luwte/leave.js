// "Snel weg": replaces this page, so that the back button does not return to it. Without script it is a plain link.
if (typeof document !== "undefined") {
  document.querySelectorAll("a[data-leave]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(link.href);
  }));
}
