import { sketchMenu } from './sketchMenu.js';

/**
 * Menus of further restaurants that do not exist, for measuring how the parser does where nobody tuned it. They are
 * written as owners write them: flat lists, sizes as a group here and as variants there, few synonyms.
 */
export const unseenMenus = {
  patties: sketchMenu(
    [
      { name: 'Size', most: 1, options: 'Small; Medium; Large; Extra large' },
      {
        name: 'Topping',
        amounts: true,
        options: `Lettuce; Tomato; Onion; Red onion; Caramelized onions; Pickle = pickle slices; Relish; Ketchup; Mustard;
          Dijon mustard; Mayo = mayonnaise; Bacon; Turkey bacon; Cheese; American cheese; Swiss cheese; Pepper jack cheese;
          Blue cheese crumbles; Jalapeno; Grilled mushrooms; Fried egg; Avocado; BBQ sauce; Special sauce; Chili; Hot sauce`,
      },
      {
        name: 'Bun',
        most: 1,
        options: 'Sesame bun; Brioche bun; Gluten free bun; Lettuce wrap; Pretzel bun',
      },
      { name: 'Doneness', most: 1, options: 'Rare; Medium rare; Medium well; Well done' },
      { name: 'Flavor', most: 1, options: 'Vanilla; Chocolate; Strawberry; Oreo' },
      { name: 'Ice', amounts: true, options: 'Ice' },
    ],
    [
      {
        name: 'Main dish',
        groups: ['Topping', 'Bun', 'Doneness'],
        items: `Hamburger = burger; Cheeseburger = cheese burger; Double cheeseburger; Double hamburger; Bacon cheeseburger;
          Vegan burger; Turkey burger; Black bean burger; Chicken sandwich; Spicy chicken sandwich; Fish sandwich; Chili dog; Corn dog`,
      },
      {
        name: 'Sides',
        groups: ['Size'],
        items: `French fries = fries; Curly fries; Cheese fries; Chili cheese fries; Sweet potato fries; Onion rings; Tater tots;
          Coleslaw; Chicken strips = chicken tenders; Apple pie`,
      },
      {
        name: 'Drinks',
        groups: ['Size', 'Ice'],
        items:
          'Coke = coca cola; Diet Coke; Coke Zero; Sprite; Fanta; Dr Pepper; Root beer; Lemonade; Pink lemonade; Sweet tea; Unsweetened tea; Water',
      },
      { name: 'Shakes', groups: ['Size', 'Flavor'], items: 'Milkshake = shake; Root beer float' },
    ],
  ),

  cantina: sketchMenu(
    [
      {
        name: 'Main filling',
        amounts: true,
        options: `Chicken = grilled chicken; Steak; Carnitas = pork carnitas; Barbacoa; Chorizo; Sofritas; Shrimp;
          Fajita veggies = veggie, veggies, vegetables`,
      },
      {
        name: 'Rice filling',
        amounts: true,
        options: 'White rice; Brown rice; Lime rice; Cauliflower rice',
      },
      { name: 'Bean filling', amounts: true, options: 'Black beans; Pinto beans; Refried beans' },
      {
        name: 'Salsa topping',
        amounts: true,
        options: `Fresh tomato salsa; Tomatillo red chili salsa = red chili salsa; Tomatillo green chili salsa = green chili salsa;
          Roasted corn salsa = corn salsa; Pico de gallo; Salsa verde`,
      },
      {
        name: 'Topping',
        amounts: true,
        options:
          'Cheese = shredded cheese; Sour cream; Guacamole = guac; Lettuce = romaine lettuce; Queso = queso blanco; Fajita peppers; Onions; Cilantro; Jalapenos; Hot sauce',
      },
      { name: 'Shell', most: 1, options: 'Soft shell = soft; Crispy shell = hard shell, crunchy' },
    ],
    [
      {
        name: 'Entrees',
        groups: ['Main filling', 'Rice filling', 'Bean filling', 'Salsa topping', 'Topping'],
        items: 'Burrito; Burrito bowl = bowl; Salad; Quesadilla; Kids quesadilla',
      },
      {
        name: 'Tacos',
        groups: [
          'Main filling',
          'Rice filling',
          'Bean filling',
          'Salsa topping',
          'Topping',
          'Shell',
        ],
        items: 'Taco; Three tacos',
      },
      {
        name: 'Sides',
        items:
          'Chips = tortilla chips, bag of chips; Side of guacamole; Side of queso; Chips and guacamole; Chips and salsa; Mexican street corn; Churros',
      },
      {
        name: 'Drinks',
        variants: 'Small; Medium; Large',
        items: 'Fountain soda = soda, fountain drink; Iced tea; Horchata; Agua fresca; Limonada',
      },
      { name: 'Bottles', items: 'Bottled water; Jarritos = mexican soda; Topo Chico; Beer' },
    ],
  ),

  hoagies: sketchMenu(
    [
      {
        name: 'Size',
        most: 1,
        options: 'Six inch = 6 inch, half; Footlong = foot long, twelve inch',
      },
      {
        name: 'Bread',
        most: 1,
        options: 'Italian bread; Wheat bread; Sourdough; Rye bread; Ciabatta; Wrap = spinach wrap',
      },
      {
        name: 'Cheese',
        most: 2,
        amounts: true,
        options: 'American; Swiss; Provolone; Pepper jack; Cheddar; Feta',
      },
      {
        name: 'Toppings',
        amounts: true,
        options: `Lettuce; Tomato; Onion; Green peppers = bell peppers; Cucumbers; Pickles; Black olives = olives; Banana peppers;
          Hot peppers; Jalapeños; Spinach; Sprouts; Bacon; Avocado; Extra meat = double meat`,
      },
      {
        name: 'Sauce',
        amounts: true,
        options:
          'Mayonnaise = mayo; Mustard = yellow mustard; Honey mustard; Spicy brown mustard; Ranch dressing; Italian dressing; Oil; Vinegar; Pesto; Hot sauce; Salt; Pepper; Oregano',
      },
      { name: 'Temperature', most: 1, options: 'Hot; Cold; Toasted' },
      {
        name: 'Chips flavor',
        most: 1,
        options: 'Plain; BBQ; Salt and vinegar; Sour cream and onion',
      },
    ],
    [
      {
        name: 'Sandwiches',
        groups: ['Size', 'Bread', 'Cheese', 'Toppings', 'Sauce', 'Temperature'],
        items: `Turkey sandwich = turkey; Ham sandwich = ham; Turkey and ham; Italian sandwich = italian; Tuna salad sandwich;
          Chicken salad sandwich; Chicken parmesan; Philly cheesesteak = cheesesteak, steak and cheese; Meatball sub; Pastrami on rye = pastrami;
          Club sandwich; Grilled cheese; Roast beef sandwich; Veggie sandwich = veggie; Eggplant parm`,
      },
      { name: 'Chips', groups: ['Chips flavor'], items: 'Potato chips = chips' },
      {
        name: 'Soups',
        variants: 'Cup; Bowl',
        items: 'Chicken noodle soup; Tomato soup; Clam chowder',
      },
      { name: 'Sweets', items: 'Chocolate chip cookie; Peanut butter cookie; Brownie' },
      {
        name: 'Drinks',
        variants: 'Can; Bottle; 2 liter bottle = two liter',
        items: 'Coke; Diet Coke; Sprite; Ginger ale; Iced tea; Spring water = water',
      },
    ],
  ),

  roastery: sketchMenu(
    [
      { name: 'Size', most: 1, options: 'Small; Regular = medium; Large; Extra large' },
      { name: 'Temperature', most: 1, options: 'Hot; Iced = over ice; Blended = frozen' },
      { name: 'Roast', most: 1, options: 'Light roast = blonde; Medium roast; Dark roast; Decaf' },
      {
        name: 'Milk',
        most: 1,
        amounts: true,
        options:
          'Whole milk; Skim milk = nonfat milk; Two percent milk; Almond milk; Soy milk; Oat milk; Coconut milk; Half and half; Heavy cream = cream',
      },
      {
        name: 'Topping',
        amounts: true,
        options: `Whipped cream; Foam; Cinnamon; Nutmeg; Chocolate powder; Caramel drizzle; Honey; Sugar; Raw sugar; Stevia = sweetener;
          Vanilla syrup; Hazelnut syrup; Caramel syrup; Pumpkin spice syrup; Sugar free vanilla syrup; Espresso shot; Two espresso shots = double shot; Ice`,
      },
    ],
    [
      {
        name: 'Drinks',
        groups: ['Size', 'Temperature', 'Roast', 'Milk', 'Topping'],
        items: `Coffee = drip coffee, house coffee; Latte = cafe latte; Cappuccino; Americano = cafe americano; Espresso; Cortado;
          Mocha = cafe mocha; White mocha; Macchiato; Caramel macchiato; Flat white; Cold brew; Nitro cold brew; Chai latte = chai tea latte;
          Matcha latte; Hot chocolate = hot cocoa; Black tea; Green tea; Peppermint tea; London fog`,
      },
      {
        name: 'Food',
        items:
          'Butter croissant = croissant; Almond croissant; Chocolate croissant; Banana bread; Blueberry muffin; Bran muffin; Cinnamon roll; Everything bagel; Plain bagel; Lemon loaf; Breakfast burrito',
      },
    ],
  ),

  bakery: sketchMenu(
    [
      { name: 'Slicing', most: 1, options: 'Sliced; Unsliced' },
      {
        name: 'Spread',
        amounts: true,
        options: 'Butter; Cream cheese; Strawberry jam = jam; Peanut butter; Honey',
      },
      {
        name: 'Frosting',
        most: 1,
        options: 'Vanilla frosting; Chocolate frosting; Cream cheese frosting',
      },
      { name: 'Topping', options: 'Sprinkles; Chopped nuts; Chocolate chips; Coconut flakes' },
      { name: 'Toasting', most: 1, options: 'Toasted; Lightly toasted' },
    ],
    [
      {
        name: 'Bread',
        groups: ['Slicing'],
        items:
          'White loaf; Whole wheat loaf; Sourdough loaf = sourdough; Rye loaf; Baguette; Challah; Dinner rolls',
      },
      {
        name: 'Bagels',
        groups: ['Spread', 'Toasting'],
        items:
          'Plain bagel; Sesame bagel; Everything bagel; Poppy seed bagel; Cinnamon raisin bagel',
      },
      {
        name: 'Donuts',
        items: 'Glazed donut; Chocolate donut; Jelly donut; Boston cream donut; Old fashioned',
      },
      {
        name: 'Cakes',
        groups: ['Frosting', 'Topping'],
        variants: 'Slice; Six inch; Nine inch',
        items: 'Carrot cake; Chocolate cake; Red velvet cake; Cheesecake',
      },
      {
        name: 'Cupcakes',
        groups: ['Frosting', 'Topping'],
        items: 'Vanilla cupcake; Chocolate cupcake; Lemon cupcake',
      },
      { name: 'Pies', items: 'Apple pie; Cherry pie; Pecan pie; Key lime pie' },
      {
        name: 'Cookies',
        items: 'Chocolate chip cookie; Oatmeal raisin cookie; Snickerdoodle; Macaroon',
      },
    ],
  ),

  wok: sketchMenu(
    [
      {
        name: 'Protein',
        most: 1,
        amounts: true,
        options: 'Chicken; Beef; Pork; Shrimp; Tofu; Vegetables = veggies',
      },
      { name: 'Spice level', most: 1, options: 'Mild; Medium; Hot = spicy; Thai hot = extra hot' },
      { name: 'Rice', most: 1, options: 'Steamed rice = white rice; Brown rice; Fried rice' },
      {
        name: 'Extras',
        amounts: true,
        options:
          'Peanuts; Bean sprouts; Egg; Cilantro; Scallions = green onions; Broccoli; Mushrooms; MSG; Soy sauce; Chili oil; Duck sauce; Sweet and sour sauce',
      },
    ],
    [
      {
        name: 'Starters',
        items:
          'Egg roll; Spring rolls; Crab rangoon; Pot stickers = dumplings; Edamame; Chicken satay',
      },
      {
        name: 'Soups',
        variants: 'Cup; Bowl',
        items: 'Wonton soup; Hot and sour soup; Egg drop soup; Tom yum soup; Miso soup',
      },
      {
        name: 'Noodles',
        groups: ['Protein', 'Spice level', 'Extras'],
        items: 'Pad thai; Lo mein; Chow fun; Drunken noodles; Pad see ew; Singapore noodles',
      },
      {
        name: 'Entrees',
        groups: ['Spice level', 'Rice', 'Extras'],
        items: `General Tso's chicken; Orange chicken; Kung pao chicken; Sesame chicken; Sweet and sour pork; Beef with broccoli = beef and broccoli;
          Mongolian beef; Mapo tofu; Cashew shrimp`,
      },
      {
        name: 'Curries',
        groups: ['Protein', 'Spice level', 'Rice', 'Extras'],
        items: 'Red curry; Green curry; Massaman curry; Panang curry',
      },
      {
        name: 'Fried rice',
        groups: ['Protein', 'Extras'],
        items: 'Fried rice; Pineapple fried rice; Yangzhou fried rice',
      },
      { name: 'Drinks', items: 'Thai iced tea; Jasmine tea; Bubble tea; Coke; Water' },
    ],
  ),

  tandoor: sketchMenu(
    [
      { name: 'Spice', most: 1, options: 'Mild; Medium; Hot; Extra hot' },
      { name: 'Meat', most: 1, options: 'Chicken; Lamb; Goat; Shrimp; Paneer; Vegetables' },
      {
        name: 'Add-ons',
        amounts: true,
        options:
          'Raita; Mint chutney; Tamarind chutney; Mango chutney; Onions; Cilantro; Lemon; Green chilies; Cashews; Cream',
      },
    ],
    [
      {
        name: 'Starters',
        groups: ['Add-ons'],
        items: 'Vegetable samosa = samosa; Chicken pakora; Onion bhaji; Papadum; Aloo tikki',
      },
      {
        name: 'Curries',
        groups: ['Spice', 'Meat', 'Add-ons'],
        items:
          'Tikka masala; Butter chicken; Vindaloo; Korma; Saag; Rogan josh; Chana masala; Dal makhani; Palak paneer',
      },
      {
        name: 'Rice',
        groups: ['Spice', 'Add-ons'],
        items: 'Basmati rice; Chicken biryani; Lamb biryani; Vegetable biryani',
      },
      { name: 'Bread', items: 'Naan; Garlic naan; Cheese naan; Roti; Paratha' },
      { name: 'Drinks', items: 'Mango lassi; Sweet lassi; Masala chai; Kingfisher; Water' },
      { name: 'Desserts', items: 'Gulab jamun; Kheer; Kulfi' },
    ],
  ),

  brasserie: sketchMenu(
    [
      { name: 'Cuisson', most: 1, options: 'Bleu; Saignant; À point; Bien cuit' },
      {
        name: 'Accompagnement',
        most: 1,
        options: 'Frites; Purée; Gratin dauphinois; Légumes verts; Salade',
      },
      {
        name: 'Sauce',
        amounts: true,
        options: 'Sauce poivre; Sauce béarnaise; Sauce roquefort; Moutarde; Mayonnaise; Ketchup',
      },
      {
        name: 'Ingrédients',
        amounts: true,
        options:
          'Salade; Tomates; Oignons; Cornichons; Fromage; Œuf; Bacon; Champignons; Jambon; Harissa',
      },
      { name: 'Taille', most: 1, options: 'Petit; Moyen; Grand' },
      { name: 'Boule', options: 'Vanille; Chocolat; Fraise; Pistache; Citron' },
    ],
    [
      {
        name: 'Entrées',
        items:
          'Soupe du jour; Salade de chèvre chaud; Avocat crevettes; Rillettes; Harengs pommes à l’huile',
      },
      {
        name: 'Plats',
        groups: ['Cuisson', 'Accompagnement', 'Sauce'],
        items:
          'Bavette; Pavé de saumon; Magret de canard; Tartare de bœuf; Blanquette de veau; Andouillette',
      },
      {
        name: 'Burgers et sandwichs',
        groups: ['Ingrédients', 'Sauce', 'Cuisson'],
        items:
          'Burger classique; Burger végétarien; Cheeseburger; Croque-madame; Jambon-beurre; Kebab',
      },
      {
        name: 'Crêpes',
        groups: ['Ingrédients'],
        items: 'Galette complète; Crêpe au sucre; Crêpe au Nutella',
      },
      {
        name: 'Desserts',
        items:
          'Profiteroles; Fondant au chocolat; Salade de fruits; Tarte aux pommes; Crème caramel',
      },
      { name: 'Glaces', groups: ['Boule'], items: 'Coupe de glace = glace' },
      {
        name: 'Boissons',
        groups: ['Taille'],
        items: 'Coca-Cola = coca; Orangina; Limonade; Jus de pomme; Thé glacé',
      },
      {
        name: 'Bar',
        items:
          'Carafe d’eau; Verre de rosé; Verre de blanc; Bouteille de Bordeaux; Pinte de bière = pinte; Expresso = café; Café crème; Noisette; Thé vert',
      },
    ],
  ),
};
