"""What the site costs, measured in turns with a yardstick: a ballot beside a bare view on both
engines, and rankings beside a matrix product.
"""
