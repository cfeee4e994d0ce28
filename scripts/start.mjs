import './bootstrap.mjs';

const { runMain } = await import('./lib/main.ts');
const { main } = await import('./start/main.ts');
await runMain(main);
