/* Runs in the page before its script and does what VS Code's own preload does there: theme, default style, the API. */
(() => {
  const { theme, state } = window.panelTest;
  Object.assign(window.panelTest, { messages: [], violations: [] });

  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    window.panelTest.violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
  });

  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.panelTest.messages.push(structuredClone(message)),
    getState: () => state ?? undefined,
    setState: (next) => {
      window.panelTest.state = structuredClone(next);
    },
  });

  document.addEventListener('DOMContentLoaded', () => {
    for (const [name, value] of Object.entries(theme.variables)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
    document.body.classList.add(theme.bodyClass);
    document.body.dataset.vscodeThemeKind = theme.bodyClass;
    const defaults = new CSSStyleSheet();
    defaults.replaceSync(`
      @layer vscode-default {
        html { background: var(--vscode-editor-background); }
        body {
          background-color: transparent; color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family);
          font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size); margin: 0; padding: 0 20px;
        }
        code {
          color: var(--vscode-textPreformat-foreground); background-color: var(--vscode-textPreformat-background);
          padding: 1px 3px; border-radius: 4px;
        }
      }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, defaults];
  });
})();
