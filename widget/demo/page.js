// The buttons of the demo page that open the chat.
for (const button of document.querySelectorAll("[data-chat]")) {
  button.addEventListener("click", () => document.querySelector("strand-chat").open());
}
