"""What the site costs, measured with a yardstick: a ballot beside a bare view on both engines, streams
beside polling and beside a bare ASGI app, and rankings beside a matrix product.
"""
