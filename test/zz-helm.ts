// compares what a release renders to with helm itself
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync, mkdirSync, readFileSync, readdirSync, statSync, cpSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { workspaceOf } from './support/workspace.ts';
const helm='/tmp/oracle/helm/helm';
const cases: [string, string, string[], string?][] = [];
const chartDir='test/compose/helm/chart';
const files: Record<string,string> = {};
const walk=(d:string,rel:string)=>{ for(const n of readdirSync(d)){ const p=join(d,n); if(statSync(p).isDirectory()) walk(p,rel+n+'/'); else files['chart/'+rel+n]=readFileSync(p,'utf8'); } };
walk(process.argv[2]??chartDir,'');
const vals: [string,string,string[]][] = JSON.parse(readFileSync(process.argv[3]!,'utf8'));
for (const [name, tf, args] of vals) {
  const main=`resource "helm_release" "r" {\n  name = "rel"\n  namespace = "ns"\n  chart = "./chart"\n${tf}\n}\n`;
  const t=await workspaceOf({...files,'main.tf':main}, []);
  const dir=mkdtempSync('/tmp/hh-'); for(const [p,c] of Object.entries(files)){ mkdirSync(dirname(join(dir,p)),{recursive:true}); writeFileSync(join(dir,p),c);} 
  const a=args.map((x,i)=>{ if(x.startsWith('yaml:')){ const f=join(dir,`v${i}.yaml`); writeFileSync(f,x.slice(5)); return f;} return x; });
  const out=execFileSync(helm,['template','rel',join(dir,'chart'),'-n','ns',...a],{encoding:'utf8'});
  const theirs=new Map<string,string>();
  for (const d of loadAll(out)) if(d) { const o=d as any; theirs.set(o.kind+' '+o.metadata?.name, JSON.stringify(o)); }
  let same=0, diff=0, extra=0; const mine=new Set<string>();
  for (const f of Object.keys(files)) for (const c of t.workspace.compositions.countedWith('file:///workspace/'+f)) {
    let docs: unknown[]; try { docs=loadAll(c.composed.text) } catch { console.log('unparsable', f); continue; }
    for (const d of docs) if (d) { const o=d as any; const k=o.kind+' '+o.metadata?.name; mine.add(k); if(!theirs.has(k)) { extra++; console.log('  only ours', k, c.uri.slice(-60)); } else if (theirs.get(k)===JSON.stringify(o)) same++; else { diff++; console.log('  differs', k); if (process.argv[4]) { console.log(theirs.get(k)); console.log(JSON.stringify(o)); } } }
  }
  for (const k of theirs.keys()) if(!mine.has(k)) console.log('  only theirs',k);
  console.log(name, {same,diff,extra,theirs:theirs.size});
}
