// Joins the passkey form of a page to allauth's script, and says so when the browser or the device refuses.
const form = document.querySelector("[data-passkey]");
const trouble = document.getElementById("passkey-trouble");

if (form && window.PublicKeyCredential) {
  const ids = { credential: "passkey-credential", data: "passkey-options", passwordless: "id_passwordless" };
  const kinds = { login: "loginForm", authenticate: "authenticateForm", add: "addForm" };
  const kind = form.dataset.passkey;
  window.allauth.webauthn.forms[kinds[kind]]({ ids: { ...ids, [kind]: "passkey-button" } });
  form.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  trouble.hidden = false;
});
