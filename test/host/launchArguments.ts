/** What `@vscode/test-electron` asks of the executable that it is given. */
export interface LaunchArguments {
  readonly folder: string;
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath: string;
  readonly extensionDevelopmentKind?: 'web';
}

/** Reads a VS Code command line; what concerns only a desktop window is passed over. Throws when a path is missing. */
export function readLaunchArguments(args: readonly string[]): LaunchArguments {
  const option = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const required = (what: string, value: string | undefined): string => {
    if (value === undefined || value === '') throw new Error(`the command line names no ${what}`);
    return value;
  };
  return {
    folder: required(
      'folder',
      args.find((arg) => !arg.startsWith('-')),
    ),
    extensionDevelopmentPath: required('--extensionDevelopmentPath', option('extensionDevelopmentPath')),
    extensionTestsPath: required('--extensionTestsPath', option('extensionTestsPath')),
    ...(option('extensionDevelopmentKind') === 'web' ? { extensionDevelopmentKind: 'web' } : {}),
  };
}
