import { mount } from 'svelte';
import '../admin.css';
import '../theme.css';
import Gallery from './Gallery.svelte';

/* The page of all components, for developers: `components.html`. No screen leads to it. */
const target = document.getElementById('app');
if (target === null) throw new Error('The page has no element with the id "app".');
mount(Gallery, { target });
