using SupportBot.Api;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSupportApi();

var app = builder.Build();
app.MapSupportApi();
app.Run();
