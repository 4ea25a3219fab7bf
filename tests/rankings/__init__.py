"""The mathematics against examples worked by hand, cited ones and properties. Needs no Django."""
