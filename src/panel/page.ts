/** What the host knows and the page needs. */
export interface PanelPage {
  readonly title: string;
  /** The display language as a language tag, `en`. */
  readonly language: string;
  /** `Webview.cspSource` */
  readonly cspSource: string;
  /** Fresh for every page, at least 16 random bytes in hexadecimal or Base64. */
  readonly nonce: string;
  /** Addresses of dist/panel.js and media/panel.css as the webview loads them. */
  readonly script: string;
  readonly style: string;
}

/** The page of the panel: nothing but one style sheet and one script may be loaded, and nothing runs inline. */
export function panelPage(page: PanelPage): string {
  const policy = [
    `default-src 'none'`,
    `style-src ${page.cspSource}`,
    `script-src 'nonce-${page.nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(page.language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="stylesheet" href="${escapeAttribute(page.style)}">
<title>${escapeAttribute(page.title)}</title>
</head>
<body>
<main id="panel"></main>
<script nonce="${escapeAttribute(page.nonce)}" src="${escapeAttribute(page.script)}"></script>
</body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
