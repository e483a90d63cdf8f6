"""Teaching kit for Chinese official documents and speeches: `import gongwen as gw`."""

__version__ = "0.1.0"
