"""A hundred and fifty strings that would run, were any of them not shown as text."""

RUN = "window.hit=1"
_BARE = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<form action=javascript:{RUN}><button>x</button></form>",
    f"<math><mtext><script>{RUN}</script></mtext></math>",
    f"<template><script>{RUN}</script></template>",
    f"<style>@import 'javascript:{RUN}'</style>",
    f"<object data=javascript:{RUN}></object>",
    f"<video><source onerror={RUN}></video>",
    f"<div hx-get=/ hx-trigger=load hx-on:click={RUN}>x</div>",
    f"<div hx-on::load={RUN} hx-trigger=load>x</div>",
    f"<div data-hx-get=/ data-hx-trigger=load data-hx-on:load={RUN}>x</div>",
    f"<hx-partial hx-target=body><script>{RUN}</script></hx-partial>",
    f"<p hx-swap-oob=true id=stage onmouseover={RUN}>x</p>",
    f"<base href=javascript:{RUN}//>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<link rel=stylesheet href=javascript:{RUN}>",
    f"${{{RUN}}}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"{{% load x %}}{{{{ x|safe }}}}<script>{RUN}</script>",
)
_AROUND = ("{}", '"{}', "'>{}", "</textarea>{}", "--></script>{}", "]]>\u2028{}")
STRINGS = tuple(around.replace("{}", bare) for bare in _BARE for around in _AROUND)
