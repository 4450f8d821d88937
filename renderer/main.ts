import { mount } from 'svelte';
import { bridgeOfThisPage } from './connection/bridge-client.js';
import Root from './Root.svelte';
import './ui/theme.css';

const target = document.getElementById('app');
if (target === null) throw new Error('The page has no element with the id "app".');
mount(Root, { target, props: { bridge: bridgeOfThisPage() } });
