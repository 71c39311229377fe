import { sketchMenu } from './sketchMenu.js';

/** Menus of restaurants that do not exist, each with its own way to sell. */
export const menus = {
  burgers: sketchMenu(
    [
      {
        name: 'Toppings',
        amounts: true,
        options: `Lettuce; Tomato; Onion; Grilled onions; Pickles; Ketchup; Mustard; Mayonnaise; Bacon;
          American cheese; Swiss cheese; Cheddar cheese; Jalapeños; Mushrooms; Barbecue sauce; Fried egg;
          House sauce = special sauce; Avocado`,
      },
      { name: 'Cooking', most: 1, options: 'Rare; Medium rare; Medium; Well done' },
      { name: 'Size', most: 1, options: 'Small; Medium; Large' },
      { name: 'Ice', most: 1, options: 'No ice; Light ice; Extra ice' },
      { name: 'Dip', options: 'Ranch; Honey mustard; Blue cheese dip', amounts: true },
    ],
    [
      {
        name: 'Burgers',
        groups: ['Toppings', 'Cooking'],
        items: `Hamburger; Cheeseburger; Double cheeseburger; Bacon cheeseburger; Mushroom Swiss burger;
          Veggie burger; Crispy chicken sandwich = chicken burger; Grilled chicken sandwich; Hot dog`,
      },
      {
        name: 'Sides',
        groups: ['Size', 'Dip'],
        items:
          'French fries; Sweet potato fries; Onion rings; Side salad; Chicken nuggets; Mac & cheese',
      },
      {
        name: 'Drinks',
        groups: ['Size', 'Ice'],
        items: `Coke = coca cola; Diet Coke; Sprite; Root beer; Lemonade; Iced tea; Orange juice; Coffee;
          Chocolate milkshake = chocolate shake; Vanilla milkshake = vanilla shake; 7 Up; Bottled water`,
      },
    ],
  ),

  burritos: sketchMenu(
    [
      {
        name: 'Filling',
        amounts: true,
        options: `Chicken; Steak; Carnitas; Barbacoa; Sofritas = tofu; Ground beef; Veggies = fajita vegetables`,
      },
      {
        name: 'Rice',
        most: 1,
        amounts: true,
        options: 'White rice = cilantro lime rice; Brown rice',
      },
      { name: 'Beans', amounts: true, options: 'Black beans; Pinto beans; Refried beans' },
      {
        name: 'Salsa',
        amounts: true,
        options: `Pico de gallo = fresh tomato salsa, mild salsa; Corn salsa = roasted chili corn salsa;
          Green salsa = tomatillo green chili salsa, medium salsa; Red salsa = tomatillo red chili salsa, hot salsa`,
      },
      {
        name: 'Toppings',
        amounts: true,
        options: 'Cheese; Sour cream; Guacamole; Lettuce; Queso; Jalapeños; Cilantro',
      },
      { name: 'Tortilla', most: 1, options: 'Flour tortilla; Corn tortilla; Whole wheat tortilla' },
      { name: 'Size', most: 1, options: 'Small; Regular; Large' },
    ],
    [
      {
        name: 'Mains',
        groups: ['Filling', 'Rice', 'Beans', 'Salsa', 'Toppings', 'Tortilla'],
        items: 'Burrito; Burrito bowl = bowl; Tacos; Quesadilla; Salad = salad bowl; Nachos',
      },
      {
        name: 'Sides',
        items: 'Chips; Chips and guacamole; Chips and salsa; Chips and queso; Mexican rice',
      },
      {
        name: 'Drinks',
        groups: ['Size'],
        items:
          'Horchata; Mexican Coke; Fountain drink = soda, soft drink; Bottled water; Mango juice',
      },
    ],
  ),

  subs: sketchMenu(
    [
      {
        name: 'Bread',
        most: 1,
        options:
          'White bread; Wheat bread; Italian herbs and cheese; Honey oat; Flatbread; Multigrain',
      },
      { name: 'Length', most: 1, options: '6 inch = half; Footlong = 12 inch, foot long' },
      {
        name: 'Cheese',
        amounts: true,
        options: 'American cheese; Provolone; Pepper jack; Swiss; Monterey cheddar; Mozzarella',
      },
      {
        name: 'Veggies',
        amounts: true,
        options: `Lettuce; Tomatoes; Cucumbers; Green peppers; Red onions; Black olives; Pickles; Banana peppers;
          Jalapeños; Spinach; Avocado`,
      },
      {
        name: 'Sauces',
        amounts: true,
        options: `Mayonnaise; Light mayo; Yellow mustard; Honey mustard; Ranch; Sweet onion; Chipotle southwest; Oil;
          Vinegar; Oil and vinegar; Marinara`,
      },
      { name: 'Preparation', most: 1, options: 'Toasted; Not toasted' },
      { name: 'Salt', options: 'Salt; Pepper; Oregano' },
    ],
    [
      {
        name: 'Sandwiches',
        groups: ['Length', 'Bread', 'Cheese', 'Veggies', 'Sauces', 'Preparation', 'Salt'],
        items: `Turkey breast; Tuna; Italian BMT; Meatball marinara = meatball; Steak and cheese; Veggie delight;
          Black forest ham = ham; Turkey and ham; Chicken teriyaki; BLT; Chicken bacon ranch; Roast beef`,
      },
      {
        name: 'Extras',
        items:
          'Chocolate chip cookie; Oatmeal raisin cookie; Bag of chips = chips, potato chips; Apple slices',
      },
      {
        name: 'Drinks',
        items: 'Coke; Diet Coke; Dr Pepper; Bottled water = water; Apple juice; Milk',
      },
    ],
  ),

  coffee: sketchMenu(
    [
      { name: 'Size', most: 1, options: 'Tall = small; Grande = medium; Venti = large' },
      { name: 'Style', options: 'Iced; Decaf; Half caf; Extra hot; Sugar free; Blended' },
      {
        name: 'Milk',
        most: 1,
        options:
          'Whole milk; Skim milk = nonfat milk; Soy milk; Almond milk; Oat milk; 2 percent milk',
      },
      {
        name: 'Syrup',
        amounts: true,
        options: 'Vanilla = vanilla syrup; Caramel; Hazelnut; Peppermint; Honey; Sugar; Cinnamon',
      },
      {
        name: 'Extras',
        amounts: true,
        options:
          'Whipped cream; Foam; Espresso shot = shot of espresso, shot; Caramel drizzle; Ice; Cocoa powder',
      },
    ],
    [
      {
        name: 'Coffee',
        groups: ['Size', 'Style', 'Milk', 'Syrup', 'Extras'],
        items: `Latte = caffe latte; Cappuccino; Americano; Espresso; Mocha = caffe mocha; Flat white; Macchiato;
          Brewed coffee = coffee, drip coffee, black coffee; Cold brew; White chocolate mocha; Hot chocolate;
          Chai latte`,
      },
      { name: 'Tea', groups: ['Size', 'Style', 'Milk'], items: 'Green tea; Earl Grey; Iced tea' },
      {
        name: 'Bakery',
        items: 'Blueberry muffin; Croissant; Bagel = plain bagel; Banana bread; Cake pop',
      },
    ],
  ),

  bistro: sketchMenu(
    [
      { name: 'Cuisson', most: 1, options: 'Bleu; Saignant; À point; Bien cuit' },
      { name: 'Accompagnement', most: 1, options: 'Frites; Haricots verts; Salade verte; Riz' },
      {
        name: 'Garniture',
        amounts: true,
        options: `Oignons; Champignons; Jambon; Olives; Mozzarella = mozza; Anchois; Crème fraîche; Chèvre; Œuf;
          Poivrons; Lardons; Basilic`,
      },
      { name: 'Sauce', options: 'Sauce au poivre; Béarnaise; Roquefort; Mayonnaise; Ketchup' },
    ],
    [
      {
        name: 'Entrées',
        items: `Soupe à l'oignon; Œufs mayonnaise; Terrine maison; Salade César; Escargots`,
      },
      {
        name: 'Plats',
        groups: ['Cuisson', 'Accompagnement', 'Sauce'],
        items: `Entrecôte; Steak frites; Confit de canard; Poulet rôti; Croque-monsieur; Moules marinières`,
      },
      {
        name: 'Pizzas',
        groups: ['Garniture'],
        variants: 'Petite; Grande',
        items:
          'Margherita = marguerite; Reine; Quatre fromages; Napolitaine; Végétarienne; Calzone',
      },
      {
        name: 'Desserts',
        items:
          'Tiramisu; Mousse au chocolat; Crème brûlée; Tarte Tatin; Île flottante; Café gourmand',
      },
      {
        name: 'Boissons',
        items: `Eau plate; Eau gazeuse = Perrier; Coca = Coca-Cola; Coca zéro; Jus d'orange; Café; Thé;
          Verre de vin rouge = vin rouge; Verre de vin blanc = vin blanc; Bière pression = demi, bière`,
      },
    ],
  ),
};
