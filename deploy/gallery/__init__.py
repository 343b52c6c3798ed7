"""`darkroom gallery`: everything the studio makes, rendered and laid out to be looked at.

sample.py    a name and an order; films, actors, adverts, scenes, models, documents and music are lists of them
studio.py    renders orders as a worker does, in children of its own
sheet.py     one picture of everything; page.py the same as a page whose files play
"""
