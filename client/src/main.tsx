import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app.tsx";
import { BrokenPage } from "./app/broken-page.tsx";
import { provideRandomUuid } from "./app/plain-http.ts";
import { reloadForNewVersion } from "./app/reload-for-new-version.ts";
import { applyPreferences, followSystemTheme } from "./stores/preferences-store.ts";

import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";

// Before the first picture, or a dark room gets a white flash.
applyPreferences();
followSystemTheme();

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no place for the app");
provideRandomUuid(globalThis.crypto);
reloadForNewVersion();
createRoot(root).render(
  <StrictMode>
    <BrokenPage>
      <App />
    </BrokenPage>
  </StrictMode>,
);
