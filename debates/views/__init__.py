"""One file per audience: guard, load, act, render. A POST answers with a redirect, or its part."""
