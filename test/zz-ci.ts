import { readdirSync, readFileSync, statSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { workspaceOf } from './support/workspace.ts';
const root=process.argv[2]!; let same=0,diff=0,sets=0,open=0;
for (const c of readdirSync(root)) {
  const ci=join(root,c,'ci'); if(!existsSync(ci)||!existsSync(join(root,c,'Chart.yaml'))) continue;
  const files: Record<string,string>={}; const walk=(d:string)=>{for(const n of readdirSync(d)){const p=join(d,n); const s=statSync(p); if(s.isDirectory()) walk(p); else if(s.size<1e6) files['chart/'+relative(join(root,c),p)]=readFileSync(p,'utf8');}}; walk(join(root,c));
  for (const v of readdirSync(ci).filter(n=>/values\.yaml$/.test(n)).slice(0,3)) {
    sets++;
    const text=readFileSync(join(ci,v),'utf8');
    const render=async(body:string)=>{ const t=await workspaceOf({...files,'main.tf':`resource "helm_release" "r" {\n  name = var.n\n  chart = "./chart"\n  values = [${body}]\n}\n`},[]); const m=new Map<string,string>(); for(const f of Object.keys(files)) for(const x of t.workspace.compositions.countedWith('file:///workspace/'+f)) m.set(x.uri,x.composed.text); return m; };
    const a=await render(`file("\${path.module}/chart/ci/${v}")`);
    const b=await render(`<<-EOT\n${text.replaceAll('${','$${').split('\n').map(l=>l===''?l:'    '+l).join('\n')}\n    EOT\n  `);
    if ([...a.keys()].some(k=>k.endsWith('#'))||[...b.keys()].some(k=>k.endsWith('#'))) { open++; console.log('open',c,v,[...a.keys()].some(k=>k.endsWith('#')),[...b.keys()].some(k=>k.endsWith('#'))); continue; }
    for (const [k,t] of a) if(b.get(k)===t) same++; else { diff++; console.log('diff',c,v,k.slice(-70)); }
  }
}
console.log({sets,same,diff,open});
