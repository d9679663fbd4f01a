@node "%~dp0vscode-in-browser.mjs" %*
