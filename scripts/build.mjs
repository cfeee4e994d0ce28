import './bootstrap.mjs';

const { runMain } = await import('./lib/main.ts');
const { main } = await import('./build/main.ts');
await runMain(main);
