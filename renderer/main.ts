import { mount } from 'svelte';
import { bridgeOfThisPage } from './connection/bridge-client.js';
import NoAccess from './NoAccess.svelte';
import Root from './Root.svelte';
import './ui/theme.css';

const target = document.getElementById('app');
if (target === null) throw new Error('The page has no element with the id "app".');
const connected = await bridgeOfThisPage();
if (connected === null) mount(NoAccess, { target });
else mount(Root, { target, props: connected });
