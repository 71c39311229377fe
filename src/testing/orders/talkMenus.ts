import { sketchMenu } from './sketchMenu.js';

/**
 * Menus of restaurants that do not exist, for the talks in `talks`: one per trade, with set menus, sizes as variants
 * and as options, halves, and things of which one name is a part of another's.
 */
export const talkMenus = {
  pizzeria: sketchMenu(
    [
      {
        name: 'Toppings',
        amounts: true,
        options: `Pepperoni; Mushrooms; Onions; Black olives = olives; Green peppers = bell peppers, peppers; Ham;
          Pineapple; Italian sausage = sausage; Bacon; Anchovies; Fresh basil = basil; Mozzarella = cheese; Spinach; Ricotta;
          Jalapeños; Garlic; Meatballs; Arugula = rocket; Prosciutto`,
      },
      {
        name: 'Crust',
        most: 1,
        options: 'Thin crust; Deep dish; Stuffed crust; Gluten-free crust = gluten free',
      },
      { name: 'Preparation', options: 'Well done; Square cut = cut in squares; Uncut' },
      {
        name: 'Dip',
        amounts: true,
        options: 'Ranch; Marinara; Garlic dip; Blue cheese',
      },
      { name: 'Wing sauce', most: 1, options: 'Mild; Hot; Barbecue = bbq; Lemon pepper' },
      {
        name: 'Dressing',
        most: 1,
        options: 'Italian dressing; Caesar dressing; Balsamic vinaigrette = balsamic',
      },
    ],
    [
      {
        name: 'Pizzas',
        halves: true,
        variants: 'Small = 10 inch; Medium = 12 inch; Large = 16 inch',
        groups: ['Toppings', 'Crust', 'Preparation'],
        items: `Margherita; Pepperoni pizza; Hawaiian; Meat lovers; Veggie supreme = vegetarian; Quattro formaggi = four cheese;
          Diavola; White pizza; Buffalo chicken pizza; Cheese pizza = plain pizza, pizza`,
      },
      { name: 'Folded', groups: ['Toppings'], items: 'Calzone; Stromboli' },
      {
        name: 'Wings',
        variants: '6 pieces = six; 12 pieces = dozen; 24 pieces',
        groups: ['Wing sauce', 'Dip'],
        items: 'Chicken wings = wings; Boneless wings',
      },
      {
        name: 'Starters',
        groups: ['Dip'],
        items: 'Garlic knots; Garlic bread; Mozzarella sticks; French fries = fries',
      },
      { name: 'Salads', groups: ['Dressing'], items: 'Caesar salad; Garden salad; Greek salad' },
      {
        name: 'Pasta',
        items: 'Spaghetti and meatballs; Lasagna; Fettuccine alfredo; Baked ziti',
      },
      { name: 'Desserts', items: 'Tiramisu; Cannoli; Chocolate cake' },
      {
        name: 'Sodas',
        variants: 'Can; 2 liter bottle = two liter, bottle',
        items: 'Coke = coca cola; Diet Coke; Sprite; Orange soda = fanta; Root beer',
      },
      { name: 'Other drinks', items: 'Bottled water = water; Iced tea; House red = red wine' },
    ],
  ),

  diner: sketchMenu(
    [
      {
        name: 'Toppings',
        amounts: true,
        options: `Lettuce; Tomato; Onions; Grilled onions; Pickles; Ketchup; Mustard; Mayo = mayonnaise; Bacon; Cheddar;
          American cheese = cheese; Swiss cheese; Jalapeños; Avocado; Fried egg = egg; BBQ sauce; House sauce`,
      },
      { name: 'Cooking', most: 1, options: 'Rare; Medium rare; Medium; Well done' },
      { name: 'Size', most: 1, options: 'Small; Regular; Large' },
      {
        name: 'Flavor',
        most: 1,
        options: 'Vanilla; Chocolate; Strawberry; Salted caramel = caramel',
      },
      { name: 'Milk', options: 'Milk; Oat milk; Cream' },
      { name: 'Sugar', count: 4, options: 'Sugar; Sweetener' },
      {
        name: 'Meal burger',
        slot: true,
        options: 'Classic burger; Cheeseburger; Chicken burger; Veggie burger',
      },
      { name: 'Meal side', slot: true, options: 'French fries = fries; Onion rings; Coleslaw' },
      {
        name: 'Meal drink',
        slot: true,
        options: 'Coke; Diet Coke; Sprite; Orange juice',
      },
      { name: 'Kids main', slot: true, options: 'Chicken nuggets = nuggets; Mini burger' },
      { name: 'Kids drink', slot: true, options: 'Apple juice; Orange juice; Chocolate milk' },
      { name: 'Dip', amounts: true, options: 'Ranch; Honey mustard; Sweet chili; Sour cream' },
      { name: 'Ice', options: 'Ice' },
    ],
    [
      {
        name: 'Burgers',
        groups: ['Toppings', 'Cooking'],
        items: `Classic burger = hamburger, burger; Cheeseburger; Double cheeseburger; Chicken burger; Veggie burger; Bacon burger`,
      },
      {
        name: 'Sandwiches',
        groups: ['Toppings'],
        items: 'Club sandwich; Grilled cheese sandwich = grilled cheese; BLT; Tuna melt; Hot dog',
      },
      {
        name: 'Meals',
        groups: ['Meal burger', 'Meal side', 'Meal drink', 'Toppings'],
        items: 'Burger meal = meal, combo',
      },
      {
        name: 'For children',
        groups: ['Kids main', 'Kids drink'],
        items: "Kids meal = children's meal, kid's meal",
      },
      {
        name: 'Sides',
        groups: ['Size', 'Dip'],
        items: `French fries = fries; Sweet potato fries; Onion rings; Coleslaw; Chicken nuggets = nuggets; Mini burger; Side salad`,
      },
      {
        name: 'Cold drinks',
        groups: ['Size', 'Ice'],
        items: 'Coke = coca cola; Diet Coke; Sprite; Lemonade; Orange juice; Apple juice',
      },
      {
        name: 'Hot drinks',
        groups: ['Milk', 'Sugar'],
        items: 'Coffee; Decaf coffee = decaf; Black tea; Green tea; Hot chocolate',
      },
      { name: 'Shakes', groups: ['Flavor', 'Size'], items: 'Milkshake = shake' },
      {
        name: 'Desserts',
        items: 'Apple pie; Cheesecake; Chocolate milk; Ice cream sundae = sundae',
      },
    ],
  ),

  sushi: sketchMenu(
    [
      { name: 'Form', most: 1, options: 'Hand roll; Cut roll' },
      { name: 'Rice', most: 1, options: 'White rice; Brown rice; No rice' },
      {
        name: 'Extras',
        amounts: true,
        options: `Avocado; Cucumber; Cream cheese; Spicy mayo; Eel sauce; Tempura flakes; Tobiko; Scallions; Sesame seeds = sesame;
          Wasabi; Pickled ginger = ginger; Jalapeño`,
      },
      { name: 'Filling', most: 1, options: 'Pork; Chicken; Vegetable' },
      { name: 'Cooking', most: 1, options: 'Steamed; Pan-fried = fried' },
      {
        name: 'Poke fish',
        options: 'Salmon; Tuna; Yellowtail; Shrimp; Tofu',
      },
      { name: 'Bento side', slot: true, options: 'Miso soup; House salad; Edamame' },
      { name: 'Soy', options: 'Soy sauce; Low-sodium soy sauce; Gluten-free soy sauce = tamari' },
      {
        name: 'Ramen extras',
        amounts: true,
        options: 'Soft egg = egg; Corn; Nori; Bamboo shoots; Chili oil; Noodles',
      },
    ],
    [
      {
        name: 'Rolls',
        groups: ['Form', 'Rice', 'Extras', 'Soy'],
        items: `California roll; Spicy tuna roll; Tuna roll; Salmon roll; Salmon avocado roll; Dragon roll; Rainbow roll;
          Philadelphia roll = philly roll; Shrimp tempura roll; Cucumber roll; Eel roll = unagi roll; Spicy salmon roll`,
      },
      {
        name: 'Nigiri and sashimi',
        variants: '2 pieces; 5 pieces; 10 pieces',
        groups: ['Soy'],
        items: `Salmon nigiri; Tuna nigiri; Yellowtail nigiri = hamachi nigiri; Shrimp nigiri; Eel nigiri; Salmon sashimi;
          Tuna sashimi; Yellowtail sashimi`,
      },
      {
        name: 'Bento',
        groups: ['Bento side', 'Rice'],
        items: 'Chicken teriyaki bento; Salmon teriyaki bento; Tempura bento; Bulgogi bento',
      },
      {
        name: 'Poke',
        groups: ['Poke fish', 'Rice', 'Extras'],
        items: 'Poke bowl',
      },
      {
        name: 'Kitchen',
        groups: ['Ramen extras'],
        items: 'Tonkotsu ramen; Shoyu ramen; Miso ramen; Chicken katsu curry',
      },
      {
        name: 'Dumplings',
        groups: ['Filling', 'Cooking'],
        items: 'Gyoza = dumplings, potstickers',
      },
      {
        name: 'Starters',
        items: 'Miso soup; Edamame; House salad; Seaweed salad; Agedashi tofu; Shrimp tempura',
      },
      { name: 'Sake', variants: 'Small; Large', items: 'Hot sake; Cold sake' },
      {
        name: 'Drinks',
        items: 'Green tea; Sapporo = beer; Ramune; Coke; Sparkling water; Still water = water',
      },
      { name: 'Sweets', items: 'Mochi; Green tea ice cream; Matcha cheesecake' },
    ],
  ),

  curryHouse: sketchMenu(
    [
      {
        name: 'Main',
        most: 1,
        options: 'Chicken; Lamb; King prawn = prawn, prawns; Paneer; Vegetable = veg',
      },
      { name: 'Heat', most: 1, options: 'Mild; Medium; Hot; Extra hot' },
      {
        name: 'Extras',
        amounts: true,
        options:
          'Coriander; Onions; Green chillies = chillies; Cream; Ghee; Mushrooms; Spinach; Cashew nuts = cashews',
      },
      { name: 'Samosa filling', most: 1, options: 'Meat; Vegetable = veg; Paneer' },
      {
        name: 'Rice choice',
        slot: true,
        options: 'Pilau rice; Boiled rice = plain rice; Mushroom rice',
      },
      { name: 'Bread choice', slot: true, options: 'Plain naan = naan; Garlic naan; Chapati' },
      { name: 'Curry choice', slot: true, options: 'Tikka masala; Korma; Madras; Chana masala' },
    ],
    [
      {
        name: 'Starters',
        groups: ['Extras'],
        items:
          'Onion bhaji; Seekh kebab; Chicken pakora; Paneer tikka; Chicken tikka; Tandoori wings',
      },
      { name: 'Samosas', groups: ['Samosa filling'], items: 'Samosa' },
      {
        name: 'Curries',
        groups: ['Main', 'Heat', 'Extras'],
        items:
          'Tikka masala; Korma; Jalfrezi; Madras; Bhuna; Saag; Rogan josh; Vindaloo; Biryani; Balti; Dopiaza',
      },
      {
        name: 'Vegetables',
        variants: 'Side; Main',
        groups: ['Heat', 'Extras'],
        items:
          'Chana masala; Tarka dal; Bombay aloo = bombay potatoes; Saag aloo; Aloo gobi; Mattar paneer',
      },
      {
        name: 'Set meals',
        groups: ['Curry choice', 'Rice choice', 'Bread choice', 'Main', 'Heat'],
        items: 'Meal for one = thali',
      },
      {
        name: 'Rice',
        items: 'Pilau rice; Boiled rice = plain rice; Mushroom rice; Egg fried rice',
      },
      {
        name: 'Breads',
        items: 'Plain naan = naan; Garlic naan; Peshwari naan; Keema naan; Chapati = roti; Paratha',
      },
      {
        name: 'Sundries',
        items: 'Poppadom = papadum, poppadum; Mango chutney; Raita; Mint sauce; Lime pickle; Chips',
      },
      {
        name: 'Drinks',
        items: 'Mango lassi; Salted lassi; Cobra; Kingfisher; Coke; Diet Coke; Masala chai = chai',
      },
    ],
  ),

  cafe: sketchMenu(
    [
      { name: 'Size', most: 1, options: 'Small; Medium = regular; Large' },
      {
        name: 'Milk',
        most: 1,
        options:
          'Whole milk; Skim milk = skinny; Soy milk = soy; Oat milk = oat; Almond milk = almond; Black = no milk',
      },
      {
        name: 'Syrup',
        amounts: true,
        options: 'Vanilla; Caramel; Hazelnut; Pumpkin spice',
      },
      {
        name: 'Coffee extras',
        amounts: true,
        options: 'Extra shot = shot; Whipped cream; Foam; Cinnamon; Sugar; Ice',
      },
      { name: 'Style', options: 'Decaf; Iced; Extra hot' },
      { name: 'Bread', most: 1, options: 'Sourdough; Whole wheat; Rye; Ciabatta; Croissant' },
      {
        name: 'Fillings',
        amounts: true,
        options:
          'Lettuce; Tomato; Red onion = onion; Cucumber; Cheddar; Brie; Mozzarella; Bacon; Avocado; Mayo; Pesto; Butter; Pickles',
      },
      { name: 'Toasting', most: 1, options: 'Toasted; Not toasted' },
      { name: 'Spread', amounts: true, options: 'Butter; Jam; Cream cheese; Peanut butter; Honey' },
      { name: 'Warming', options: 'Warmed up = warm, heated; Cut in half' },
    ],
    [
      {
        name: 'Coffee',
        groups: ['Size', 'Milk', 'Syrup', 'Coffee extras', 'Style'],
        items:
          'Latte; Cappuccino; Flat white; Americano; Filter coffee = coffee; Espresso; Mocha; Cold brew; Macchiato',
      },
      {
        name: 'Tea and more',
        groups: ['Size', 'Milk', 'Style', 'Coffee extras'],
        items:
          'Black tea = tea; Earl Grey; Green tea; Peppermint tea = mint tea; Chai latte; Hot chocolate',
      },
      {
        name: 'Sandwiches',
        groups: ['Bread', 'Fillings', 'Toasting'],
        items:
          'Ham and cheese sandwich = ham and cheese; Chicken pesto sandwich; Tuna sandwich; Egg salad sandwich; Caprese sandwich; BLT',
      },
      {
        name: 'Bagels',
        groups: ['Spread', 'Toasting'],
        items: 'Plain bagel = bagel; Sesame bagel; Everything bagel; Cinnamon raisin bagel',
      },
      {
        name: 'Pastries',
        groups: ['Warming', 'Spread'],
        items:
          'Butter croissant = croissant; Almond croissant; Pain au chocolat = chocolate croissant; Blueberry muffin; Chocolate muffin; Cinnamon roll; Scone; Banana bread',
      },
      {
        name: 'Cakes',
        variants: 'Slice; Whole',
        items: 'Carrot cake; Cheesecake; Chocolate cake; Lemon tart',
      },
      { name: 'Loaves', items: 'Sourdough loaf; Baguette; Rye loaf; Dinner roll' },
      { name: 'Bottles', items: 'Orange juice; Apple juice; Still water = water; Sparkling water' },
    ],
  ),

  taqueria: sketchMenu(
    [
      {
        name: 'Protein',
        amounts: true,
        options:
          'Chicken; Steak = carne asada; Carnitas = pork; Barbacoa = beef; Al pastor; Fish; Shrimp; Grilled veggies = veggies, veggie; Tofu',
      },
      {
        name: 'Base',
        options: 'White rice; Brown rice; Quinoa; Greens = salad greens',
        amounts: true,
      },
      { name: 'Beans', options: 'Black beans; Pinto beans', amounts: true },
      {
        name: 'Salsa',
        amounts: true,
        options:
          'Pico de gallo = pico, mild salsa; Salsa verde = green salsa; Salsa roja = red salsa; Habanero salsa; Mango salsa',
      },
      {
        name: 'Toppings',
        amounts: true,
        options:
          'Cheese; Sour cream; Guacamole = guac; Lettuce; Cilantro; Onions; Pickled onions; Jalapeños; Corn; Queso fresco; Radish',
      },
      {
        name: 'Tortilla',
        most: 1,
        options:
          'Corn tortilla = corn tortillas; Flour tortilla = flour tortillas; Hard shell = crunchy',
      },
      { name: 'Size', most: 1, options: 'Small; Large' },
    ],
    [
      {
        name: 'Build your own',
        groups: ['Protein', 'Base', 'Beans', 'Salsa', 'Toppings'],
        items: 'Burrito; Burrito bowl = bowl; Quesadilla; Nachos; Taco salad = salad; Kids burrito',
      },
      {
        name: 'Tacos',
        groups: ['Protein', 'Tortilla', 'Salsa', 'Toppings'],
        items: 'Taco; Baja fish taco; Street taco plate',
      },
      {
        name: 'Sides',
        groups: ['Size'],
        items:
          'Chips and guacamole = chips and guac; Chips and salsa; Chips and queso; Chips; Street corn = elote; Rice and beans; Churros',
      },
      {
        name: 'Drinks',
        groups: ['Size'],
        items:
          'Horchata; Jamaica = hibiscus tea; Mexican Coke = coke; Lime soda; Margarita; Michelada; Bottled water = water',
      },
    ],
  ),

  kebabhaus: sketchMenu(
    [
      {
        name: 'Fleisch',
        most: 1,
        options: 'Kalb = Kalbfleisch; Hähnchen = Hühnchen; Falafel; Seitan',
      },
      {
        name: 'Soße',
        amounts: true,
        options:
          'Kräutersoße = Kräuter; Knoblauchsoße = Knoblauch; Scharfe Soße = scharf; Cocktailsoße',
      },
      {
        name: 'Zutaten',
        amounts: true,
        options:
          'Salat; Tomaten; Gurken; Zwiebeln; Rotkraut; Weißkraut; Schafskäse = Feta; Peperoni; Mais; Käse; Champignons; Salami; Schinken; Oliven; Thunfisch',
      },
      { name: 'Beilage', most: 1, options: 'Pommes; Reis; Bulgur' },
      { name: 'Dip', options: 'Ketchup; Mayo = Mayonnaise', amounts: true },
    ],
    [
      {
        name: 'Kebab',
        groups: ['Fleisch', 'Soße', 'Zutaten'],
        items:
          'Döner = Döner Kebab, Döner im Brot; Dürüm = Dürüm Döner, Yufka; Dönerbox; Lahmacun; Falafeltasche',
      },
      {
        name: 'Teller',
        groups: ['Fleisch', 'Soße', 'Zutaten', 'Beilage'],
        items: 'Dönerteller; Falafelteller; Köfteteller; Gemischter Grillteller = Grillteller',
      },
      {
        name: 'Pizza',
        variants: 'Klein; Groß; Familie = Familienpizza',
        groups: ['Zutaten'],
        items:
          'Pizza Margherita = Margherita; Pizza Salami; Pizza Schinken; Pizza Thunfisch; Pizza Döner; Pizza Vegetaria',
      },
      {
        name: 'Beilagen',
        variants: 'Klein; Groß',
        groups: ['Dip'],
        items: 'Pommes = Pommes frites; Gemischter Salat = Salat; Hirtensalat',
      },
      { name: 'Suppen', items: 'Linsensuppe' },
      { name: 'Süßes', items: 'Baklava; Künefe' },
      {
        name: 'Getränke',
        items:
          'Ayran; Cola; Cola Zero; Fanta; Sprite; Uludag; Wasser = Mineralwasser; Apfelschorle; Bier; Türkischer Tee = Tee',
      },
    ],
  ),

  sandwicherie: sketchMenu(
    [
      {
        name: 'Pain',
        most: 1,
        options: 'Baguette tradition = tradition; Pain complet; Pain de mie; Focaccia',
      },
      {
        name: 'Ingrédients',
        amounts: true,
        options:
          'Salade; Tomates; Oignons; Cornichons; Œuf; Emmental = fromage; Chèvre; Mozzarella; Jambon; Poulet; Thon; Avocat; Olives; Champignons; Lardons',
      },
      {
        name: 'Sauce',
        amounts: true,
        options: 'Mayonnaise = mayo; Moutarde; Ketchup; Sauce burger; Harissa; Vinaigrette',
      },
      { name: 'Cuisson', most: 1, options: 'Chaud; Froid' },
      {
        name: 'Sandwich de la formule',
        slot: true,
        options: 'Jambon-beurre; Poulet crudités; Thon crudités; Végétarien',
      },
      {
        name: 'Dessert de la formule',
        slot: true,
        options: 'Cookie; Tarte au citron; Salade de fruits; Brownie',
      },
      {
        name: 'Boisson de la formule',
        slot: true,
        options: 'Coca = coca cola; Eau plate = eau; Eau gazeuse; Jus d’orange',
      },
      { name: 'Taille', most: 1, options: 'Petit; Grand' },
      { name: 'Sucre', count: 4, options: 'Sucre; Lait' },
      { name: 'Garniture', options: 'Chantilly; Nutella; Sucre; Confiture; Caramel' },
    ],
    [
      {
        name: 'Sandwichs',
        groups: ['Pain', 'Ingrédients', 'Sauce', 'Cuisson'],
        items:
          'Jambon-beurre; Poulet crudités; Thon crudités; Végétarien; Panini trois fromages; Panini jambon fromage; Croque-monsieur; Wrap poulet',
      },
      {
        name: 'Formules',
        groups: ['Sandwich de la formule', 'Dessert de la formule', 'Boisson de la formule'],
        items: 'Formule midi = formule, menu midi',
      },
      {
        name: 'Salades',
        groups: ['Ingrédients', 'Sauce'],
        items: 'Salade niçoise; Salade César; Salade de chèvre chaud',
      },
      {
        name: 'Quiches',
        groups: ['Cuisson'],
        items: 'Quiche lorraine; Quiche aux légumes; Tarte à l’oignon',
      },
      {
        name: 'Accompagnements',
        groups: ['Taille', 'Sauce'],
        items: 'Frites; Chips; Soupe du jour',
      },
      { name: 'Crêpes', groups: ['Garniture'], items: 'Crêpe; Gaufre' },
      {
        name: 'Desserts',
        items:
          'Cookie; Tarte au citron; Salade de fruits; Brownie; Éclair au chocolat; Pain au chocolat; Croissant',
      },
      {
        name: 'Boissons',
        groups: ['Taille'],
        items: 'Coca = coca cola; Coca zéro; Eau plate = eau; Eau gazeuse; Jus d’orange; Thé glacé',
      },
      {
        name: 'Boissons chaudes',
        groups: ['Sucre'],
        items: 'Café = expresso; Café crème; Thé vert; Thé noir; Chocolat chaud',
      },
    ],
  ),

  taberna: sketchMenu(
    [
      {
        name: 'Ingredientes',
        amounts: true,
        options:
          'Cebolla; Tomate; Lechuga; Queso; Jamón; Huevo; Atún; Aceitunas; Pimientos; Champiñones; Aguacate',
      },
      {
        name: 'Salsa',
        amounts: true,
        options: 'Alioli; Mayonesa; Ketchup; Salsa brava; Salsa picante = picante',
      },
      { name: 'Punto', most: 1, options: 'Poco hecho; Al punto; Muy hecho' },
      { name: 'Guarnición', most: 1, options: 'Patatas fritas = patatas; Ensalada; Verduras' },
      { name: 'Primero', slot: true, options: 'Gazpacho; Ensalada mixta; Sopa de pescado' },
      { name: 'Segundo', slot: true, options: 'Pollo asado; Merluza; Filete de ternera' },
      { name: 'Postre del menú', slot: true, options: 'Flan; Arroz con leche; Fruta' },
      { name: 'Hielo', options: 'Hielo; Limón' },
    ],
    [
      {
        name: 'Tapas',
        variants: 'Tapa; Media ración = media; Ración',
        groups: ['Salsa'],
        items:
          'Patatas bravas = bravas; Croquetas de jamón = croquetas; Tortilla de patatas = tortilla; Calamares; Gambas al ajillo; Boquerones',
      },
      {
        name: 'Bocadillos',
        groups: ['Ingredientes', 'Salsa'],
        items:
          'Bocadillo de jamón; Bocadillo de tortilla; Bocadillo de calamares; Hamburguesa; Sándwich mixto',
      },
      {
        name: 'Platos',
        groups: ['Punto', 'Guarnición', 'Salsa'],
        items:
          'Pollo asado; Merluza; Filete de ternera = filete; Paella; Gazpacho; Ensalada mixta; Sopa de pescado',
      },
      {
        name: 'Menús',
        groups: ['Primero', 'Segundo', 'Postre del menú'],
        items: 'Menú del día = menú',
      },
      { name: 'Postres', items: 'Flan; Arroz con leche; Fruta; Tarta de queso; Churros' },
      {
        name: 'Bebidas',
        groups: ['Hielo'],
        items:
          'Coca-Cola = coca, cocacola; Fanta de naranja; Agua con gas; Agua sin gas = agua; Caña = cerveza; Vino tinto = tinto; Café solo = café; Café con leche; Zumo de naranja',
      },
    ],
  ),
};
