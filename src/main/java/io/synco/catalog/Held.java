package io.synco.catalog;

/** The latest recipe of an item that ever had one, in use or not. */
public record Held(Recipe recipe, RecipeSource source) {}
