// Compiles each dashboard as a constant of the type DashboardFile, and says what Grafana's types do not know or miss.
// Run by .ci/run: npm ci && npm run check.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const dashboards = join(here, '..', 'dashboards');
const names = readdirSync(dashboards).filter((name) => name.endsWith('.json'));

const HEAD = "import type { DashboardFile } from './dashboard.ts';\nexport const dashboard: DashboardFile =\n";
const sources = new Map(
  names.map((name) => [join(here, `${name}.ts`), `${HEAD}${readFileSync(join(dashboards, name), 'utf8')};\n`]),
);

const options = {
  allowImportingTsExtensions: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  noEmit: true,
  // Grafana's declarations name React's types, which are of no use here.
  skipLibCheck: true,
  strict: true,
  types: [],
};
const host = ts.createCompilerHost(options);
const { fileExists, readFile, getSourceFile } = host;
host.fileExists = (path) => sources.has(path) || fileExists(path);
host.readFile = (path) => sources.get(path) ?? readFile(path);
host.getSourceFile = (path, ...rest) =>
  sources.has(path)
    ? ts.createSourceFile(path, sources.get(path), ts.ScriptTarget.ESNext)
    : getSourceFile(path, ...rest);

const problems = ts.getPreEmitDiagnostics(ts.createProgram([join(here, 'dashboard.ts'), ...sources.keys()], options, host));
for (const { file, start, messageText } of problems) {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined) {
    console.error(text);
    continue;
  }
  const line = file.getLineAndCharacterOfPosition(start).line + 1;
  const ofDashboard = sources.has(file.fileName);
  const name = ofDashboard ? join(dashboards, file.fileName.slice(here.length + 1, -3)) : file.fileName;
  console.error(`${name}:${ofDashboard ? line - HEAD.split('\n').length + 1 : line}: ${text}`);
}
if (names.length === 0) {
  console.error(`There is no dashboard in ${dashboards}.`);
}
if (problems.length > 0 || names.length === 0) {
  process.exit(1);
}
console.log(`${names.length} dashboards are as Grafana's types have them: ${names.join(', ')}`);
